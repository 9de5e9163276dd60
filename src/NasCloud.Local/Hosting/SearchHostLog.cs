using Microsoft.Extensions.Logging;
using NasCloud.Core.Searches;

namespace NasCloud.Local.Hosting;

/// <summary>The messages of a search's host; event ids 1000 to 1099.</summary>
internal static partial class SearchHostLog
{
    [LoggerMessage(1000, LogLevel.Information, "This process drives search {SearchId} from here on.")]
    public static partial void Begun(ILogger logger, string searchId);

    [LoggerMessage(1001, LogLevel.Information, "Search {SearchId} stands at {State}, and this process drives it no more.")]
    public static partial void Ended(ILogger logger, string searchId, SearchState state);
}
