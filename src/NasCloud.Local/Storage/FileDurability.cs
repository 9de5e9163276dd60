namespace NasCloud.Local.Storage;

/// <summary>What a written object outlives.</summary>
public enum FileDurability
{
    /// <summary>The end of any process, however it ends. A power failure may cost the small objects of the last seconds; uploads are flushed.</summary>
    Process,

    /// <summary>A power failure too: every write waits for the disk, at 0.3 to 5 ms each.</summary>
    Machine,
}
