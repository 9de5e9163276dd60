using System.Globalization;

namespace NasCloud.Core.Searches.Activities;

/// <summary>Names a search, for a workflow or an activity.</summary>
/// <param name="SearchId">The search.</param>
/// <param name="Session">Names this run of the workflow, the same after it continued as new.</param>
/// <param name="PollInterval">How often the store is looked at when no event comes.</param>
/// <param name="Run">How often the workflow continued as new.</param>
public sealed record SearchInput(SearchId SearchId, string Session, TimeSpan PollInterval, int Run = 0)
{
    /// <summary>The same for a workflow that goes on after a pause: <c>name</c>, <c>name.2</c>, <c>name.3</c> are three sessions.</summary>
    internal SearchInput InNextSession()
    {
        var dot = Session.LastIndexOf('.');
        var (name, number) = dot < 0 ? (Session, 1) : (Session[..dot], int.Parse(Session.AsSpan(dot + 1), CultureInfo.InvariantCulture));
        return this with { Session = FormattableString.Invariant($"{name}.{number + 1}"), Run = 0 };
    }
}
