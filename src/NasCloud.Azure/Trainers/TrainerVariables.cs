namespace NasCloud.Azure.Trainers;

/// <summary>The environment variables by which a pool tells a container what to do.</summary>
public static class TrainerVariables
{
    /// <summary>The search to work on.</summary>
    public const string Search = "NASCLOUD_SEARCH";

    /// <summary>The trainer's name.</summary>
    public const string Trainer = "NASCLOUD_TRAINER";
}
