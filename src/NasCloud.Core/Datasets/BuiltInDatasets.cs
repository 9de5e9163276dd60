using NasCloud.Core.Architectures;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Datasets;

/// <summary>The data sets of another directory, and those that every trainer draws by itself.</summary>
/// <remarks>For hosts that can't draw them to describe them. One of the other directory wins over a built-in one of its name.</remarks>
/// <param name="others">Where the others are.</param>
public sealed class BuiltInDatasets(IDatasetDirectory others) : IDatasetDirectory
{
    /// <summary>Ten signs, drawn from a fixed seed.</summary>
    public static DatasetInfo Glyphs { get; } = new(
        "glyphs",
        TensorShape.Image(1, 28, 28),
        ["ring", "open-ring", "barred-ring", "triangle", "open-triangle", "zigzag-left", "zigzag-right", "cross", "tee", "corner"],
        20_000,
        4_000,
        "81de35d0f9177427563b41ee4b8bfe442a528e24454a2a2f4a8fb9a654cba18b")
    {
        ClassCounts = [.. Enumerable.Repeat(2000, 10)],
        Duplicates = new(0, 0, 0),
    };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await others.ListAsync(cancellationToken)).Prepend(Glyphs.Name).Distinct()];

    /// <inheritdoc/>
    public async Task<DatasetInfo> DescribeAsync(DatasetSpec spec, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var isBuiltIn = spec.Name == Glyphs.Name && spec.Path is null && spec.ImageSize is null or 28;
        return isBuiltIn && !(await others.ListAsync(cancellationToken)).Contains(Glyphs.Name)
            ? Glyphs
            : await others.DescribeAsync(spec, cancellationToken);
    }
}
