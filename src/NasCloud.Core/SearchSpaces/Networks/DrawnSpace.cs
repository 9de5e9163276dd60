using NasCloud.Core.Architectures;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Networks;

/// <summary>A space of networks that are drawn up to a vector of features, which a dense layer takes to the classes.</summary>
internal sealed class DrawnSpace : SearchSpace
{
    private readonly TensorShape _input;
    private readonly int _classes;
    private readonly Drawing _draw;

    /// <summary>Creates the space.</summary>
    /// <param name="name">The name specs use.</param>
    /// <param name="decisions">What is open.</param>
    /// <param name="input">The shape of one image.</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <param name="draw">Draws the network of a genotype that belongs to the space.</param>
    /// <exception cref="ArgumentException">The input is no image, or there is no class.</exception>
    public DrawnSpace(string name, DecisionList decisions, TensorShape input, int classes, Drawing draw)
        : base(name, decisions.Decisions)
    {
        SpaceArguments.RequireImageClassification(name, input, classes);
        (_input, _classes, _draw) = (input, classes, draw);
    }

    /// <summary>Draws the network of a genotype and gives the vector that it results in.</summary>
    public delegate FeatureMap Drawing(NetworkDraft draft, Genotype genotype);

    /// <summary>What makes a space from the parameters of a spec, a stem among them.</summary>
    /// <param name="name">The name specs use.</param>
    /// <param name="add">Adds the space's decisions and gives what draws its networks.</param>
    public static Func<SpecValues, TensorShape, int, SearchSpace> Maker(string name, Func<DecisionList, SpecValues, StemKind, Drawing> add) =>
        (values, input, classes) =>
        {
            var decisions = new DecisionList();
            var draw = add(decisions, values, SpaceParameters.StemOf(values, input));
            return new DrawnSpace(name, decisions, input, classes, draw);
        };

    /// <inheritdoc/>
    public override Architecture Decode(Genotype genotype)
    {
        SpaceArguments.RequireChoices(this, genotype);
        var draft = new NetworkDraft(_input);
        draft.Add("classifier", new Dense(_classes), _draw(draft, genotype));
        return draft.Build();
    }
}
