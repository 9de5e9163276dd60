namespace NasCloud.Testing.Storage;

/// <summary>A fault at a call to a store.</summary>
/// <param name="Call">The method's name, such as <c>AppendAsync</c>.</param>
/// <param name="Kind">The name of the rate in <see cref="FaultRates"/> that it comes from.</param>
public sealed record InjectedFault(string Call, string Kind);
