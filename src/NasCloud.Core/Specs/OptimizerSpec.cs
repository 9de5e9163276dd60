namespace NasCloud.Core.Specs;

/// <summary>An optimizer and its settings.</summary>
/// <param name="Name"><c>sgd</c>, <c>adam</c> or <c>adamw</c>.</param>
/// <param name="LearningRate">The peak of the schedule, above 0.</param>
/// <param name="Momentum">SGD's (Nesterov) momentum, 0 to below 1; others ignore it.</param>
/// <param name="WeightDecay">Decay of the weights of convolutions and dense layers, at least 0; biases and batch normalization don't decay.</param>
public sealed record OptimizerSpec(
    string Name = "adamw",
    double LearningRate = 0.003,
    double Momentum = 0.9,
    double WeightDecay = 0.01);
