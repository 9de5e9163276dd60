namespace NasCloud.Core.Searches;

/// <summary>The store holds no search of that id.</summary>
public sealed class SearchNotFoundException : Exception
{
    /// <summary>Creates the error.</summary>
    public SearchNotFoundException(SearchId id)
        : base($"There is no search '{id}' in this store. 'nascloud list' shows those there are.") => Id = id;

    /// <summary>The id that was asked for.</summary>
    public SearchId Id { get; }
}
