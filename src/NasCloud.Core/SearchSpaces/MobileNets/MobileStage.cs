namespace NasCloud.Core.SearchSpaces.MobileNets;

/// <summary>A stage of inverted residual blocks as published.</summary>
/// <param name="Filters">Channels of each block's result.</param>
/// <param name="Blocks">How many blocks.</param>
/// <param name="Halves">Whether the first block halves the resolution.</param>
internal sealed record MobileStage(int Filters, int Blocks, bool Halves);
