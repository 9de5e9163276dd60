namespace NasCloud.Models.Networks;

/// <summary>How samples become the network's input, and targets what it learns; measured on training samples alone.</summary>
public abstract record Normalization
{
    /// <summary>What is taken off first, one a column of a table, whose numbers may be far from 0 and vary little; null where nothing is.</summary>
    public virtual float[]? Shifts => null;

    /// <summary>What a number is multiplied with, one a channel of an image or a column of a table.</summary>
    public abstract float[] Factors { get; }

    /// <summary>What is added then, likewise.</summary>
    public abstract float[] Offsets { get; }

    /// <summary>How targets are brought to mean 0 and deviation 1; null where samples have classes.</summary>
    public TargetScale? Target { get; init; }
}
