using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Custom.Layers;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Custom;

/// <summary>Layers that come one or several times.</summary>
/// <param name="Name">Before the names of its nodes.</param>
/// <param name="Condition">When the stage is there.</param>
/// <param name="Repeat">How many times the layers come.</param>
/// <param name="Skip">How each time's input goes around them.</param>
/// <param name="Pool">What halves the image in the end.</param>
/// <param name="StridesInAll">Whether convolutions have strides each time, not the first alone.</param>
/// <param name="Repetitions">The layers of each time, or of all times where there is one list.</param>
internal sealed record CustomStage(
    string Name,
    CustomCondition Condition,
    Choice<int> Repeat,
    Choice<CustomSkip> Skip,
    Choice<CustomPool> Pool,
    bool StridesInAll,
    ValueArray<ValueArray<ICustomLayer>> Repetitions)
{
    public static CustomStage Read(SpecValues values, CustomScope space, string name)
    {
        var condition = space.Condition(values);
        var scope = space.Within(name).When(condition.Decisions);
        var repeat = scope.Integer(values, "repeat");
        var most = repeat.Options.Max();
        var exists = most == 0 ? scope : scope.When(repeat.When(count => count >= 1));
        return new(
            name,
            condition,
            repeat,
            exists.Name<CustomSkip>(values, "skip"),
            exists.Name<CustomPool>(values, "pool"),
            values.Text("strides") == "all",
            most == 0 ? [] : values.Boolean("vary")
                ? Enumerable.Range(1, most).Select(time => ReadLayers(values, scope.Within($"repeat{time}").When(repeat.When(count => count >= time)))).ToValueArray()
                : [ReadLayers(values, exists)]);
    }

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype, FeatureMap image)
    {
        if (!Condition.Holds(genotype) || Repeat.In(genotype) == 0)
            return image;
        for (var time = 0; time < Repeat.In(genotype); time++)
            image = DrawRepetition(new(draft, genotype, StridesInAll || time == 0), time, image);
        var pool = Pool.In(genotype);
        return pool == CustomPool.None ? image : new CustomPen(draft, genotype, true).Pooled($"{Name}.pool", image, pool == CustomPool.Max, 2, 2);
    }

    private static ValueArray<ICustomLayer> ReadLayers(SpecValues values, CustomScope scope) =>
        values.Objects("layers").Select((layer, index) => CustomLayerReader.Read(layer, scope.Within($"layer{index + 1}"))).ToValueArray();

    private FeatureMap DrawRepetition(CustomPen pen, int time, FeatureMap image)
    {
        var name = $"{Name}.repeat{time + 1}";
        var result = image;
        foreach (var (index, layer) in Repetitions[Math.Min(time, Repetitions.Count - 1)].Index())
            result = layer.Draw(pen, $"{name}.layer{index + 1}", result);
        // Around no layers there is no way.
        return result == image ? image : Skip.In(pen.Genotype) switch
        {
            CustomSkip.Add => pen.Added($"{name}.sum", result, image),
            CustomSkip.Concat => pen.Concatenated($"{name}.all", result, image),
            _ => result,
        };
    }
}
