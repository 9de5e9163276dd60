using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.NasBench201;

/// <summary>NAS-Bench-201 (Dong and Yang 2020, arXiv 2001.00326): one cell of four nodes and six edges, repeated in a fixed skeleton.</summary>
/// <remarks>
/// The genotype's six digits are the operations of the edges 0-1, 0-2, 1-2, 0-3, 1-3, 2-3: 0 none, 1 skip, 2 conv 1x1,
/// 3 conv 3x3, 4 average pooling 3x3. 15,625 genotypes stand for 4,930 distinct networks. The skeleton takes images of
/// any size; where a side is odd, the shortcut of a reduction pools 3x3 instead of 2x2, so that both branches round up alike.
/// </remarks>
public sealed class NasBench201Space : SearchSpace
{
    /// <summary>The name specs use.</summary>
    public const string SpaceName = "nas-bench-201";

    private readonly NasBench201Skeleton _skeleton;

    /// <summary>Creates the space.</summary>
    /// <param name="input">The shape of one image.</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <param name="channels">Channels of the first stage, at least 1; they double twice. Published: 16.</param>
    /// <param name="cellsPerStage">Cells in each of the three stages, at least 1. Published: 5.</param>
    /// <exception cref="ArgumentException">The input is no image, or a number is out of range.</exception>
    public NasBench201Space(TensorShape input, int classes, int channels = 16, int cellsPerStage = 5)
        : base(SpaceName, Edges())
    {
        SpaceArguments.RequireImageClassification(SpaceName, input, classes);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(cellsPerStage, 1);
        _skeleton = new NasBench201Skeleton(input, classes, channels, cellsPerStage);
    }

    /// <inheritdoc/>
    public override Architecture Decode(Genotype genotype)
    {
        SpaceArguments.RequireChoices(this, genotype);
        return _skeleton.Build(genotype.Choices.Select(choice => (EdgeOperation)choice).ToValueArray());
    }

    /// <inheritdoc/>
    public override Relaxation Relax() => _skeleton.BuildRelaxed();

    private static ValueArray<Decision> Edges() =>
        NasBench201Skeleton.Edges.Select(edge => new Decision($"edge{edge.From}-{edge.To}", NasBench201Skeleton.Options)).ToValueArray();
}
