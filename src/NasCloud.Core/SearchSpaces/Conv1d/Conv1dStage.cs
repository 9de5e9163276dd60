namespace NasCloud.Core.SearchSpaces.Conv1d;

/// <summary>What is open in one stage.</summary>
internal sealed record Conv1dStage(Choice<int> Width, Choice<int> Blocks, Choice<int> Kernel, Choice<int> Dilation);
