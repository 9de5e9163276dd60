using NasCloud.Core.Collections;
using NasCloud.Core.Specs;

namespace NasCloud.Api.Problems;

/// <summary>A problem as it is written.</summary>
/// <param name="Type">Which kind, stable, for programs.</param>
/// <param name="Title">The kind in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong here and what to do.</param>
/// <param name="Errors">Each thing wrong with what was sent, with its path; null where that is not the problem.</param>
/// <param name="TraceId">What the host's log knows the request by.</param>
internal sealed record ProblemDocument(string Type, string Title, int Status, string Detail, ValueArray<SpecError>? Errors, string TraceId);
