using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Models.Files;
using NasCloud.Training.Files;
using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Supernets;

/// <summary>How much of each option every decision mixes in: a softmax over numbers that Adam learns.</summary>
internal sealed class Mixtures : IDisposable
{
    private const string Prefix = "mixtures/";

    // As published: a short memory of the gradients, and all options nearly alike at first.
    private const double FirstMoment = 0.5, SecondMoment = 0.999, InitialDeviation = 1e-3;

    private readonly Parameter[] _logits;
    private readonly OptimizerHelper _optimizer;

    /// <summary>Mixes all options nearly alike.</summary>
    /// <param name="space">The decisions.</param>
    /// <param name="settings">How they are learned.</param>
    /// <param name="seed">Fixes the numbers that learning begins with.</param>
    /// <param name="device">Where they are.</param>
    public Mixtures(SearchSpace space, MixtureSettings settings, long seed, torch.Device device)
    {
        using var generator = new torch.Generator((ulong)RandomStream.Seed(seed, "mixtures"));
        _logits = [.. space.Decisions.Select(decision => new Parameter(Draw(decision.Options.Count, generator).to(device).DetachFromDisposeScope()))];
        _optimizer = torch.optim.Adam(_logits, settings.LearningRate, FirstMoment, SecondMoment, weight_decay: settings.WeightDecay);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        foreach (var logits in _logits)
            logits.Dispose();
    }

    /// <summary>The shares of the options of each decision, through which gradients reach what is learned; in the caller's dispose scope.</summary>
    public torch.Tensor[] Shares() => Array.ConvertAll(_logits, logits => logits.softmax(0));

    /// <summary>Learns from the gradients that a pass left.</summary>
    public void Step() => _optimizer.step();

    /// <summary>Forgets the gradients.</summary>
    public void ClearGradients()
    {
        foreach (var logits in _logits)
            logits.grad = null;
    }

    /// <summary>The logarithm of the product of the shares of a candidate's options, at most 0.</summary>
    public double Preference(Genotype genotype)
    {
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        return _logits.Zip(genotype.Choices).Where(pair => pair.Second != Genotype.Inactive).Sum(pair => pair.First.log_softmax(0)[pair.Second].item<float>());
    }

    /// <summary>Adds them to a checkpoint.</summary>
    public void Save(Dictionary<string, SafetensorsEntry> tensors)
    {
        foreach (var (name, value) in Tensors())
            tensors[Prefix + name] = TensorFiles.Save(value);
        using var scope = torch.NewDisposeScope();
        tensors[Prefix + "steps"] = TensorFiles.Save(torch.tensor((float)States[0].step));
    }

    /// <summary>Takes over those of a checkpoint.</summary>
    /// <exception cref="InvalidDataException">It has none, or others.</exception>
    public void Load(SafetensorsFile file)
    {
        using var scope = torch.NewDisposeScope();
        foreach (var (name, value) in Tensors())
            TensorFiles.Load(file, Prefix + name, value);
        var steps = (long)TensorFiles.Load(file, Prefix + "steps", []).item<float>();
        foreach (var state in States)
            state.step = steps;
    }

    private List<Adam.State> States => [.. _optimizer.state_dict().State.Cast<Adam.State>()];

    private IEnumerable<(string Name, torch.Tensor Value)> Tensors() => _logits.Zip(States).SelectMany((pair, decision) => new (string, torch.Tensor)[]
    {
        ($"{decision}.logits", pair.First),
        ($"{decision}.mean", pair.Second.exp_avg),
        ($"{decision}.square", pair.Second.exp_avg_sq),
    });

    private static torch.Tensor Draw(int options, torch.Generator generator) => torch.randn(options, generator: generator).mul_(InitialDeviation);
}
