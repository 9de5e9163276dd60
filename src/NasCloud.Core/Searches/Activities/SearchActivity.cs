namespace NasCloud.Core.Searches.Activities;

/// <summary>The names under which an engine knows the activities.</summary>
public static class SearchActivity
{
    /// <summary><see cref="Activities.BeginSession"/>.</summary>
    public const string BeginSession = nameof(BeginSession);

    /// <summary><see cref="Activities.ProposeTrials"/>.</summary>
    public const string ProposeTrials = nameof(ProposeTrials);

    /// <summary><see cref="Activities.PostTrial"/>.</summary>
    public const string PostTrial = nameof(PostTrial);

    /// <summary><see cref="Activities.CheckTrial"/>.</summary>
    public const string CheckTrial = nameof(CheckTrial);

    /// <summary><see cref="Activities.RecordScore"/>.</summary>
    public const string RecordScore = nameof(RecordScore);

    /// <summary><see cref="Activities.EnsureTrainers"/>.</summary>
    public const string EnsureTrainers = nameof(EnsureTrainers);

    /// <summary><see cref="Activities.WithdrawSearch"/>.</summary>
    public const string WithdrawSearch = nameof(WithdrawSearch);

    /// <summary><see cref="Activities.FinishSearch"/>.</summary>
    public const string FinishSearch = nameof(FinishSearch);
}
