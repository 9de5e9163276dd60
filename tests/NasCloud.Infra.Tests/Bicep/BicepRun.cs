namespace NasCloud.Infra.Tests.Bicep;

/// <summary>What the compiler said.</summary>
internal sealed record BicepRun(int ExitCode, string Output, string Errors);
