namespace NasCloud.Core.SearchSpaces.Text;

/// <summary>What is open in one layer.</summary>
internal sealed record TextLayer(Choice<int> Width, Choice<int> Kernel);
