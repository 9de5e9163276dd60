using NasCloud.Core.Searches;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Core.Tests.Searches;

public sealed class SearchCreatorTests
{
    private readonly SearchCreator _creator = new(new SearchRepository(new InMemoryObjectStore()), TimeProvider.System);

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("My-Search", @"\Amy-search-[0-9a-f]{4}\z")]
    [InlineData("--cells", @"\Acells-[0-9a-f]{4}\z")]
    [InlineData("---", @"\Asearch-[0-9a-f]{4}\z")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123", @"\Aa1234567890123456789012345678901234567890123456789012345678-[0-9a-f]{4}\z")]
    public async Task CreateAsync_OfAnyName_MakesAnIdOfIt(string name, string pattern)
    {
        var manifest = await _creator.CreateAsync(TestSearch.Create().Spec with { Name = name }, dataset: null, Test);

        Assert.Matches(pattern, manifest.Id.Value);
    }

    [Fact]
    public async Task CreateAsync_UnderAnIdThatIsThere_FindsWhatTheFirstCallWrote()
    {
        var id = SearchCreator.UniqueId("cells");
        var first = await _creator.CreateAsync(id, TestSearch.Create().Spec, dataset: null, Test);

        var second = await _creator.CreateAsync(id, TestSearch.Create().Spec with { Seed = 7 }, dataset: null, Test);

        Assert.Equal(first, second);
        Assert.Equal(0, second.Spec.Seed);
    }

    [Fact]
    public void UniqueId_OfOneName_IsAnotherEachTime()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => SearchCreator.UniqueId("cells")).ToHashSet();

        Assert.Equal(1000, ids.Count);
        Assert.All(ids, id => Assert.Matches(@"\Acells-[0-9a-f]{12}\z", id.Value));
    }
}
