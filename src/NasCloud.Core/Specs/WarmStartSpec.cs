namespace NasCloud.Core.Specs;

/// <summary>An earlier search that a new one learns from.</summary>
/// <param name="Search">Its id, in the same store.</param>
/// <param name="Best">How many of its best candidates are tried first, at least 0.</param>
public sealed record WarmStartSpec(string Search, int Best);
