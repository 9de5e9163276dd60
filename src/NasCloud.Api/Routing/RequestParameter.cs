using NasCloud.Core.Collections;

namespace NasCloud.Api.Routing;

/// <summary>Something that a route reads of the query or the headers.</summary>
/// <param name="Name">Its name.</param>
internal abstract record RequestParameter(string Name)
{
    /// <summary>A whole number of the query.</summary>
    public sealed record Integer(string Name, int Default, int Minimum, int Maximum) : RequestParameter(Name);

    /// <summary>One of some words of the query.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Options">The words.</param>
    /// <param name="Default">The word where there is none; null for nothing.</param>
    public sealed record Choice(string Name, ValueArray<string> Options, string? Default) : RequestParameter(Name);

    /// <summary>A text of the query, without a default.</summary>
    public sealed record Text(string Name) : RequestParameter(Name);

    /// <summary>A header.</summary>
    public sealed record Header(string Name) : RequestParameter(Name);
}
