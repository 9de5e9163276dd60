namespace NasCloud.Local.Hosting;

/// <summary>A search that a launcher drives at the moment. Its launcher's lock guards it.</summary>
/// <param name="isInTurn">Whether it is one of those that may be driven at once.</param>
internal sealed class DrivenSearch(bool isInTurn)
{
    /// <summary>Whether it takes one of the places.</summary>
    public bool IsInTurn => isInTurn;

    /// <summary>Whether it was asked for again since it began: it may be about to stop for a pause that has been taken back.</summary>
    public bool IsWantedAgain { get; set; }

    /// <summary>Completes when it stands still, whatever went wrong.</summary>
    public Task Driving { get; set; } = Task.CompletedTask;
}
