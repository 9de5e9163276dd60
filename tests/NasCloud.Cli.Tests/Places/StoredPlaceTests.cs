namespace NasCloud.Cli.Tests.Places;

/// <summary>A store that the process opens.</summary>
public sealed class StoredPlaceTests(SearchedStore store) : PlaceTests(store), IClassFixture<SearchedStore>
{
    private protected override Task<int> RunAsync(params string[] arguments)
    {
        User.Variables["NASCLOUD_STORE"] = Searched.Folder;
        return User.RunAsync(arguments);
    }
}
