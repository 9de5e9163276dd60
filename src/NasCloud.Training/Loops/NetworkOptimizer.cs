using NasCloud.Core.Specs;
using NasCloud.Models.Files;
using NasCloud.Training.Files;
using NasCloud.Training.Modules;
using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Loops;

/// <summary>TorchSharp's optimizer for a network, and what of its state a checkpoint keeps.</summary>
internal sealed class NetworkOptimizer : IDisposable
{
    private const string StepsNote = "optimizerSteps";
    private readonly OptimizerHelper _optimizer;
    private readonly (string Name, Parameter Value)[] _weights;

    public NetworkOptimizer(OptimizerSpec spec, NetworkModule module)
    {
        // Biases and batch normalization have one dimension; they don't decay.
        var groups = module.Weights.ToLookup(weight => weight.Value.dim() > 1);
        _weights = [.. groups[true], .. groups[false]];
        _optimizer = Create(spec, [.. groups[true].Select(weight => weight.Value)], [.. groups[false].Select(weight => weight.Value)]);
    }

    /// <inheritdoc/>
    public void Dispose() => _optimizer.Dispose();

    /// <summary>Changes the weights along their gradients.</summary>
    /// <param name="learningRate">How far.</param>
    public void Step(double learningRate)
    {
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = learningRate;
        _optimizer.step();
    }

    /// <summary>Forgets the gradients; the next ones take their place without being added.</summary>
    public void ClearGradients()
    {
        foreach (var (_, weight) in _weights)
            weight.grad = null;
    }

    /// <summary>Adds the state to a checkpoint.</summary>
    public void Save(Dictionary<string, string> notes, Dictionary<string, SafetensorsEntry> tensors, string prefix)
    {
        notes[StepsNote] = FormattableString.Invariant($"{Steps}");
        foreach (var (name, tensor) in Tensors())
            tensors[prefix + name] = TensorFiles.Save(tensor);
    }

    /// <summary>Takes over the state of a checkpoint.</summary>
    /// <exception cref="InvalidDataException">It is another network's or another optimizer's.</exception>
    public void Load(SafetensorsFile file, string prefix)
    {
        var steps = long.Parse(file.Notes[StepsNote], System.Globalization.CultureInfo.InvariantCulture);
        foreach (var ((name, weight), state) in _weights.Zip(States))
            Load(file, $"{prefix}{name}.", weight, state, steps);
    }

    private List<OptimizerState> States => [.. _optimizer.state_dict().State];

    private long Steps => States.Select(state => state switch { Adam.State a => a.step, AdamW.State a => a.step, _ => 0 }).FirstOrDefault();

    private IEnumerable<(string Name, torch.Tensor Value)> Tensors() => _weights.Zip(States).SelectMany(pair => pair.Second switch
    {
        Adam.State a => [($"{pair.First.Name}.mean", a.exp_avg), ($"{pair.First.Name}.square", a.exp_avg_sq)],
        AdamW.State a => [($"{pair.First.Name}.mean", a.exp_avg), ($"{pair.First.Name}.square", a.exp_avg_sq)],
        SGD.State { momentum_buffer: not null } s => [($"{pair.First.Name}.momentum", s.momentum_buffer)],
        _ => Array.Empty<(string, torch.Tensor)>(),
    });

    private static void Load(SafetensorsFile file, string prefix, Parameter weight, OptimizerState state, long steps)
    {
        switch (state)
        {
            case Adam.State adam:
                adam.step = steps;
                TensorFiles.Load(file, $"{prefix}mean", adam.exp_avg);
                TensorFiles.Load(file, $"{prefix}square", adam.exp_avg_sq);
                break;
            case AdamW.State adam:
                adam.step = steps;
                TensorFiles.Load(file, $"{prefix}mean", adam.exp_avg);
                TensorFiles.Load(file, $"{prefix}square", adam.exp_avg_sq);
                break;
            // Without momentum, or where a weight never had a gradient, there is none to go on with.
            case SGD.State sgd when file.Tensors.ContainsKey($"{prefix}momentum"):
                sgd.momentum_buffer = torch.zeros_like(weight).detach().DetachFromDisposeScope();
                TensorFiles.Load(file, $"{prefix}momentum", sgd.momentum_buffer);
                break;
        }
    }

    private static OptimizerHelper Create(OptimizerSpec spec, Parameter[] decaying, Parameter[] other) => spec.Name switch
    {
        "sgd" => torch.optim.SGD(
            Groups(decaying, other).Select(group => new SGD.ParamGroup(
                group.Weights, spec.LearningRate, spec.Momentum, weight_decay: group.Decays ? spec.WeightDecay : 0, nesterov: spec.Momentum > 0)),
            spec.LearningRate),
        "adam" => torch.optim.Adam(
            Groups(decaying, other).Select(group => new Adam.ParamGroup(group.Weights, spec.LearningRate, weight_decay: group.Decays ? spec.WeightDecay : 0)),
            spec.LearningRate),
        "adamw" => torch.optim.AdamW(
            Groups(decaying, other).Select(group => new AdamW.ParamGroup(group.Weights, spec.LearningRate, weight_decay: group.Decays ? spec.WeightDecay : 0)),
            spec.LearningRate),
        _ => throw new ArgumentException($"optimizer.name is '{spec.Name}': expected sgd, adam or adamw", nameof(spec)),
    };

    private static IEnumerable<(Parameter[] Weights, bool Decays)> Groups(Parameter[] decaying, Parameter[] other) =>
        new[] { (Weights: decaying, Decays: true), (Weights: other, Decays: false) }.Where(group => group.Weights.Length > 0);
}
