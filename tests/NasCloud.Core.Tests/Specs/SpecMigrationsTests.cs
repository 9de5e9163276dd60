using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Documents;

namespace NasCloud.Core.Tests.Specs;

public sealed class SpecMigrationsTests
{
    [Fact]
    public void Upgrade_CurrentVersion_ChangesNothing()
    {
        var document = new SpecObject([]);

        Assert.Same(document, SpecMigrations.Upgrade(document, SearchSpec.CurrentSchemaVersion));
    }

    [Theory]
    [InlineData(1, "ab")]
    [InlineData(2, "b")]
    [InlineData(3, "")]
    public void Upgrade_EarlierVersion_TakesTheStepsFromThere(int version, string expected)
    {
        var taken = "";

        SpecMigrations.Upgrade(new SpecObject([]), version, [Step("a"), Step("b")]);

        Assert.Equal(expected, taken);

        Func<SpecObject, SpecObject> Step(string name) => document =>
        {
            taken += name;
            return document;
        };
    }
}
