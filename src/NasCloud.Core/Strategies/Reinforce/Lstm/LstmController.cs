using NasCloud.Core.Collections;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies.Surrogates;

namespace NasCloud.Core.Strategies.Reinforce.Lstm;

/// <summary>A network that decides one after another, by all that was chosen before.</summary>
/// <remarks>
/// A long short-term memory reads the choices, and from what it lets out come the logits of the next decision's options (Zoph
/// and Le 2016, arXiv 1611.01578; one layer and shared weights as in Pham et al. 2018, arXiv 1802.03268). Inactive decisions
/// are passed over.
/// </remarks>
internal sealed class LstmController
{
    private const double Spread = 0.1;

    private readonly ControllerLayout _layout;

    private LstmController(ControllerLayout layout, double[] parameters) => (_layout, Parameters) = (layout, parameters);

    /// <summary>All that is learned.</summary>
    public double[] Parameters { get; }

    /// <summary>A controller that takes every option nearly alike; the same one each time.</summary>
    public static LstmController Create(ValueArray<Decision> decisions, int units)
    {
        var layout = new ControllerLayout(decisions, units);
        var parameters = new double[layout.Count];
        var random = RandomStream.Create(0, "controller", units);
        foreach (ref var parameter in parameters.AsSpan())
            parameter = Spread * ((2 * random.NextDouble()) - 1);
        return new(layout, parameters);
    }

    /// <summary>A controller with parameters of its own, which are the same at first.</summary>
    public LstmController Copy() => new(_layout, [.. Parameters]);

    /// <summary>Draws a genotype.</summary>
    public Genotype Draw(SearchSpace space, Random random)
    {
        var (row, step) = (ControllerLayout.Start, LstmStep.Before(_layout.Units));
        return space.Sample(decision =>
        {
            step = Next(row, step);
            var choice = WeightedChoice.Draw(Probabilities(decision, step), random);
            row = _layout.Row(decision, choice);
            return choice;
        });
    }

    /// <summary>Goes through the active decisions of a genotype.</summary>
    public IEnumerable<LstmReading> Read(Genotype genotype)
    {
        var (row, step) = (ControllerLayout.Start, LstmStep.Before(_layout.Units));
        for (var decision = 0; decision < genotype.Choices.Count; decision++)
        {
            if (genotype.Choices[decision] is Genotype.Inactive)
                continue;
            var (choice, before) = (genotype.Choices[decision], step);
            step = Next(row, before);
            yield return new(decision, choice, row, before, step, Probabilities(decision, step));
            row = _layout.Row(decision, choice);
        }
    }

    /// <summary>The gradient of a genotype's log probability times the advantage, plus the weighted entropy of each of its decisions.</summary>
    public double[] Gradient(Genotype genotype, double advantage, double entropyWeight)
    {
        var gradient = new double[Parameters.Length];
        var slopes = LstmSlopes.Behind(_layout.Units);
        foreach (var reading in Read(genotype).Reverse())
        {
            AddLogits(reading, Softmax.Gradient(reading.Probabilities, reading.Choice, advantage, entropyWeight), slopes.Output, gradient);
            var input = LstmCell.Backward(_layout.Recurrent(Parameters), _layout.Recurrent(gradient), reading.Step, reading.Before, slopes);
            VectorMath.AddScaled(_layout.Input(gradient, reading.Row), 1, input);
        }

        return gradient;
    }

    private LstmStep Next(int row, LstmStep before) => LstmCell.Forward(_layout.Recurrent(Parameters), _layout.Input(Parameters, row), before);

    private double[] Probabilities(int decision, LstmStep step)
    {
        var logits = _layout.Biases(Parameters, decision).ToArray();
        for (var option = 0; option < logits.Length; option++)
            logits[option] += VectorMath.Dot(step.Output, _layout.Output(Parameters, _layout.Row(decision, option)));
        return Softmax.Probabilities(logits);
    }

    // Carries the slopes of a decision's logits to the weights they came from and to the cell's outputs.
    private void AddLogits(LstmReading reading, double[] logits, double[] outputs, double[] gradient)
    {
        VectorMath.AddScaled(_layout.Biases(gradient, reading.Decision), 1, logits);
        for (var option = 0; option < logits.Length; option++)
        {
            var row = _layout.Row(reading.Decision, option);
            VectorMath.AddScaled(_layout.Output(gradient, row), logits[option], reading.Step.Output);
            VectorMath.AddScaled(outputs, logits[option], _layout.Output(Parameters, row));
        }
    }
}
