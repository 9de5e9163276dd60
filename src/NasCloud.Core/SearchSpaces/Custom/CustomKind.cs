namespace NasCloud.Core.SearchSpaces.Custom;

/// <summary>What kind of value an option is.</summary>
internal enum CustomKind
{
    Number,
    Text,
    Truth,
}
