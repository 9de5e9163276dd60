namespace NasCloud.Core.Architectures;

/// <summary>A layer of gated recurrent units along a sequence, an image of one row (Cho et al. 2014, arXiv 1406.1078): the state at each step.</summary>
/// <remarks>
/// As PyTorch and cuDNN have it: the reset gate is applied after the state was multiplied with its weight, and each product has a
/// bias of its own. States begin at 0.
/// </remarks>
/// <param name="Units">Numbers of the state, 1 to 65,536.</param>
/// <param name="Bidirectional">Whether a second one reads the sequence from its end; the channels of the result are the states of both.</param>
public sealed record Gru(int Units, bool Bidirectional = false) : Operation;
