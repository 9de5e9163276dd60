namespace NasCloud.Api.Routing;

/// <summary>The parameters of everything that is paged.</summary>
internal static class Paging
{
    /// <summary>Where the page begins: after this, as the link to the page says.</summary>
    public static RequestParameter.Text After { get; } = new("after");

    /// <summary>The most items on a page.</summary>
    public static RequestParameter.Integer Limit { get; } = new("limit", Default: 50, Minimum: 1, Maximum: 200);
}
