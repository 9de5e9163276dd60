using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Reinforce.Lstm;

/// <summary>Where in one array the parameters of a controller lie, or their gradient.</summary>
/// <remarks>
/// Decisions with the same options share how these are read and weighed, so that what was learned of an option at one place of
/// a network tells something about it at the others. A bias for each option is a decision's own.
/// </remarks>
internal sealed class ControllerLayout
{
    /// <summary>The row that is read before the first decision.</summary>
    public const int Start = 0;

    // The rows of a decision's options, and the biases of its logits, begin here.
    private readonly int[] _rows;
    private readonly int[] _biases;
    private readonly int[] _widths;
    private readonly int _inputsAt;
    private readonly int _outputsAt;

    public ControllerLayout(ValueArray<Decision> decisions, int units)
    {
        Units = units;
        _rows = new int[decisions.Count];
        _widths = [.. decisions.Select(decision => decision.Options.Count)];
        var rows = Start + 1;
        foreach (var alike in Enumerable.Range(0, decisions.Count).GroupBy(decision => decisions[decision].Options))
        {
            foreach (var decision in alike)
                _rows[decision] = rows;
            rows += alike.Key.Count;
        }

        _inputsAt = units * Gates;
        _outputsAt = _inputsAt + (rows * Gates);
        Count = _outputsAt + (rows * units);
        _biases = new int[decisions.Count];
        for (var decision = 0; decision < decisions.Count; Count += _widths[decision++])
            _biases[decision] = Count;
    }

    /// <summary>The units of the cell.</summary>
    public int Units { get; }

    /// <summary>How many parameters there are.</summary>
    public int Count { get; }

    private int Gates => LstmCell.Gates * Units;

    /// <summary>The row of a decision's option.</summary>
    public int Row(int decision, int option) => _rows[decision] + option;

    /// <summary>The weights from the cell's outputs to its gates.</summary>
    public Span<double> Recurrent(double[] parameters) => parameters.AsSpan(0, _inputsAt);

    /// <summary>What reading a row adds to the gates: the option's embedding, the matrix that it is read by multiplied in.</summary>
    public Span<double> Input(double[] parameters, int row) => parameters.AsSpan(_inputsAt + (row * Gates), Gates);

    /// <summary>The weights from the cell's outputs to a row's logit; those of the first row are never asked for, since it is no option.</summary>
    public Span<double> Output(double[] parameters, int row) => parameters.AsSpan(_outputsAt + (row * Units), Units);

    /// <summary>What a decision's logits are where the cell lets nothing out.</summary>
    public Span<double> Biases(double[] parameters, int decision) => parameters.AsSpan(_biases[decision], _widths[decision]);
}
