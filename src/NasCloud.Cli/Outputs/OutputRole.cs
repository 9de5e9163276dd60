namespace NasCloud.Cli.Outputs;

/// <summary>What the process that shows a search has to do with it.</summary>
internal enum OutputRole
{
    /// <summary>It drives the search.</summary>
    Drives,

    /// <summary>It had a server begin or go on with the search, and looks on.</summary>
    Follows,

    /// <summary>It only looks on while another one drives it.</summary>
    Watches,
}
