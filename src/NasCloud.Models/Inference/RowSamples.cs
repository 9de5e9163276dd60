using Microsoft.ML.OnnxRuntime;
using NasCloud.Models.Onnx;

namespace NasCloud.Models.Inference;

/// <summary>Rows of a table.</summary>
/// <param name="Numbers">The numeric columns' values, row by row in the order of <see cref="ModelColumns.Numbers"/>; NaN where there is none.</param>
/// <param name="Categories">The other columns' names of categories, row by row in the order of <see cref="ModelColumns.Categories"/>; what is missing is empty, and one that the network doesn't know counts as missing.</param>
public sealed record RowSamples(float[] Numbers, string[] Categories) : ModelSamples
{
    /// <inheritdoc/>
    internal override IReadOnlyList<(string Name, OrtValue Value)> ToTensors(OnnxModel model)
    {
        Require(model, model.Columns is not null, "rows of a table");
        var columns = model.Columns!;
        var rows = columns.Numbers.Count > 0
            ? Count(Numbers.Length, columns.Numbers.Count, "numbers", $"rows of {columns.Numbers.Count} numeric columns")
            : Count(Categories.Length, columns.Categories.Count, "categories", $"rows of {columns.Categories.Count} columns of categories");
        if (Numbers.Length != (long)rows * columns.Numbers.Count || Categories.Length != (long)rows * columns.Categories.Count)
            throw new ArgumentException($"There are {Numbers.Length} numbers and {Categories.Length} categories: expected {columns.Numbers.Count} and {columns.Categories.Count} for each row.");
        var tensors = new List<(string Name, OrtValue Value)>();
        if (columns.Numbers.Count > 0)
            tensors.Add((OnnxNames.Numbers, OrtValue.CreateTensorValueFromMemory(Numbers, [rows, columns.Numbers.Count])));
        if (columns.Categories.Count > 0)
            tensors.Add((OnnxNames.Categories, Texts(rows, columns.Categories.Count)));
        return tensors;
    }

    private OrtValue Texts(int rows, int columns)
    {
        var texts = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, [rows, columns]);
        for (var place = 0; place < Categories.Length; place++)
            texts.StringTensorSetElementAt(Categories[place], place);
        return texts;
    }
}
