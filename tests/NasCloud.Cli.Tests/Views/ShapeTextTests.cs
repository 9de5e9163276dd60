using NasCloud.Cli.Views;
using NasCloud.Core.Fidelity;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Strategies;

namespace NasCloud.Cli.Tests.Views;

public sealed class ShapeTextTests
{
    public static TheoryData<Shape, string> Shapes => new()
    {
        { new IntegerShape(1, 64), "a whole number, 1 to 64" },
        { new IntegerShape(1), "a whole number, at least 1" },
        { new IntegerShape(1, 11, OddOnly: true), "an odd number, 1 to 11" },
        { new NumberShape(0, 1, ExcludeMinimum: true), "a number, above 0, at most 1" },
        { new BooleanShape(), "true or false" },
        { new ChoiceShape(["a", "b"]), "a | b" },
        { new DurationShape(TimeSpan.FromSeconds(1), TimeSpan.FromDays(2)), "a duration, 1s to 2d 00h" },
        { new ListShape(new IntegerShape(1, 4), MinimumCount: 1), "one or more whole numbers, 1 to 4" },
        { new ListShape(new ChoiceShape(["a", "b"]), MinimumCount: 1), "one or more of a, b" },
        { new ListShape(new NumberShape(), 2, 3), "2 to 3 numbers" },
        { new ScalarShape(), "a number, a string, or true or false" },
        { new OpenShape(new IntegerShape(1, 4)), "a whole number, 1 to 4; or a list of options, or a link such as $width" },
    };

    public static TheoryData<string, ObjectShape> Components =>
    [
        .. SearchSpaceCatalog.All.Select(each => new TheoryDataRow<string, ObjectShape>(each.Name, each.Parameters)),
        .. StrategyCatalog.All.Select(each => new TheoryDataRow<string, ObjectShape>(each.Name, each.Parameters)),
        .. FidelityCatalog.All.Select(each => new TheoryDataRow<string, ObjectShape>(each.Name, each.Parameters)),
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Allowed_OfShape_SaysWhatAValueMayBe(Shape shape, string expected) => Assert.Equal(expected, ShapeText.Allowed(shape));

    [Theory]
    [MemberData(nameof(Components))]
    public void Parameters_OfEachComponent_AreDescribedInFull(string name, ObjectShape shape)
    {
        var parameters = ShapeText.Parameters(shape).ToList();

        Assert.Equal(parameters.Count, parameters.DistinctBy(each => each.Path).Count());
        Assert.All(parameters, each => Assert.False(string.IsNullOrWhiteSpace(each.Summary) || each.Allowed is "an object", $"{name}: {each.Path}"));
    }

    [Fact]
    public void Parameters_OfObjectsWithin_HaveTheirPath()
    {
        var shape = new ObjectShape([new Property("layers", new ObjectShape([new Property("kernel", new IntegerShape(), "Size.", "3")]), "Layers.")]);

        var only = Assert.Single(ShapeText.Parameters(shape));

        Assert.Equal("layers.kernel", only.Path);
        Assert.Equal("3", only.Default);
    }
}
