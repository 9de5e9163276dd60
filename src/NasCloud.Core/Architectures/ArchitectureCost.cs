namespace NasCloud.Core.Architectures;

/// <summary>What an architecture costs to store and to run once.</summary>
/// <param name="Parameters">Learned numbers: weights, biases, scales and shifts of normalizations, vectors of categories, tokens and places.</param>
/// <param name="Flops">
/// Operations for one sample, counted as the NAS literature does: one for each multiply-add of a convolution or dense
/// layer, two per number batch-normalized, one per number activated, kernel x kernel per number pooled (kernel of a sequence), one per number averaged or compared globally,
/// four per number layer-normalized, for each step of a sequence the products of its recurrent units and of its attention to all steps,
/// one per number of a product, four per number resized. Biases, sums, linear activations and looking up vectors of categories and tokens
/// count nothing.
/// </param>
public sealed record ArchitectureCost(long Parameters, long Flops);
