using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using NasCloud.Core.Searches;

namespace NasCloud.Core.Telemetry;

/// <summary>One trace a search, whichever processes work on it and however often they are replaced.</summary>
/// <remarks>
/// The trace's id follows from the search's id, so that every process knows it, that of a search from before there were
/// traces too. Where nobody listens, nothing is made and every method here returns null at once.
/// </remarks>
public static class SearchTrace
{
    private static readonly ActivitySource Source = new(TelemetryNames.Source, typeof(SearchTrace).Assembly.GetName().Version?.ToString(3));

    /// <summary>The id of a search's trace.</summary>
    public static ActivityTraceId IdOf(SearchId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ActivityTraceId.CreateFromBytes(SHA256.HashData(Encoding.UTF8.GetBytes($"nascloud search {id}")).AsSpan(0, 16));
    }

    /// <summary>Begins the span under which an engine is asked to drive a search, so that what the engine tells is in the search's trace.</summary>
    /// <param name="manifest">The search.</param>
    /// <returns>The span, to be disposed of when the engine was asked; null where nobody listens.</returns>
    public static Activity? StartLaunch(SearchManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return Start(TelemetryNames.LaunchSearch, manifest.Id, ActivityKind.Producer, manifest.TraceParent);
    }

    /// <summary>Begins the span that is the root of a search's trace.</summary>
    internal static Activity? StartRoot(SearchId id, string name) =>
        Start(TelemetryNames.CreateSearch, id, ActivityKind.Internal, parent: null)?.SetTag(TelemetryNames.SearchName, name);

    /// <summary>Begins a span under the root of a search's trace.</summary>
    internal static Activity? Start(string name, SearchManifest manifest, DateTimeOffset? startedAt = null) =>
        Start(name, manifest.Id, ActivityKind.Internal, manifest.TraceParent, startedAt);

    /// <summary>Begins a span in a search's trace.</summary>
    /// <param name="name">The span's name.</param>
    /// <param name="id">The search.</param>
    /// <param name="kind">How it stands to spans of other processes.</param>
    /// <param name="parent">The span it follows from, as <c>traceparent</c>; null or unreadable for none.</param>
    /// <param name="startedAt">When what it tells of began; null for now.</param>
    internal static Activity? Start(string name, SearchId id, ActivityKind kind, string? parent, DateTimeOffset? startedAt = null)
    {
        if (!Source.HasListeners())
            return null;
        // What calls us may have a span of its own, such as that of a request: it is linked, and does not take ours into its trace.
        var caller = Activity.Current?.Context;
        ActivityLink[] links = caller is { } context && context.TraceId != IdOf(id) ? [new ActivityLink(context)] : [];
        return Source.StartActivity(name, kind, ParentOf(id, parent), [new(TelemetryNames.SearchId, id.Value)], links, startedAt ?? default);
    }

    /// <summary>Takes a span back whose work turned out to be somebody else's.</summary>
    internal static void Discard(Activity? span)
    {
        if (span is null)
            return;
        span.IsAllDataRequested = false;
        span.ActivityTraceFlags = ActivityTraceFlags.None;
    }

    /// <summary>Notes that what a span tells of failed.</summary>
    internal static void Fail(Activity? span, string type, string description) =>
        span?.SetTag(TelemetryNames.ErrorType, type).SetStatus(ActivityStatusCode.Error, description);

    private static ActivityContext ParentOf(SearchId id, string? parent) =>
        ActivityContext.TryParse(parent, null, isRemote: true, out var context)
            ? context
            : new ActivityContext(IdOf(id), default, ActivityTraceFlags.Recorded, isRemote: true);
}
