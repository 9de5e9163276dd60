using NasCloud.Api.Answers;
using NasCloud.Core.Collections;

namespace NasCloud.Api.Routing;

/// <summary>One method of one address.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Pattern">The address below the root, with names in braces.</param>
/// <param name="Handler">Answers.</param>
/// <param name="Parameters">What it reads of the query and the headers; docs/openapi.yaml lists the same.</param>
internal sealed record ApiRoute(string Method, string Pattern, Func<ApiRequest, Task<ApiAnswer>> Handler, ValueArray<RequestParameter> Parameters);
