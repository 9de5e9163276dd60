namespace NasCloud.Infra.Tests.Images;

/// <summary>One instruction, its continued lines joined.</summary>
internal sealed record DockerInstruction(string Keyword, string Arguments);
