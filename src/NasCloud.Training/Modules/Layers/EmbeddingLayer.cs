using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules.Layers;

/// <summary>Puts learned vectors in the place of categories' codes, the last numbers of each row.</summary>
/// <param name="tables">For each column of codes its vectors, one a row.</param>
internal sealed class EmbeddingLayer(IReadOnlyList<Parameter> tables) : Layer
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, Parameter Value)> Parameters => tables.Select((table, column) => ($"weight{column}", table));

    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode)
    {
        using var scope = torch.NewDisposeScope();
        var numbers = inputs[0].shape[1] - tables.Count;
        var codes = inputs[0].narrow(1, numbers, tables.Count).to_type(torch.ScalarType.Int64);
        var parts = new List<torch.Tensor>();
        if (numbers > 0)
            parts.Add(mode.Cast(inputs[0].narrow(1, 0, numbers)));
        for (var column = 0; column < tables.Count; column++)
            parts.Add(mode.Cast(Rows(tables[column], codes.select(1, column))));
        return torch.cat(parts, dim: 1).MoveToOuterDisposeScope();
    }

    /// <summary>A code that is none of the table's counts as 0, which stands for what is unknown.</summary>
    private static torch.Tensor Rows(Parameter table, torch.Tensor codes)
    {
        var known = codes.ge(0).logical_and(codes.lt(table.shape[0]));
        return table.index_select(0, codes.mul(known.to_type(torch.ScalarType.Int64)));
    }
}
