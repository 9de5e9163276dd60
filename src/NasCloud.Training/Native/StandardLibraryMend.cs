using System.Buffers.Binary;
using System.Text;

namespace NasCloud.Training.Native;

/// <summary>
/// Makes a copy of TorchSharp's native library that loads where the system's libstdc++ is older than GCC 13's.
/// </summary>
/// <remarks>
/// The library asks for GLIBCXX_3.4.32 on account of one symbol, <c>std::ios_base_library_init()</c>: an empty function
/// that code compiled with GCC 13 names, so as to be bound to a library that sets up the streams by itself, and never
/// calls. The copy names <c>std::get_new_handler()</c> in its place, which every libstdc++ since GCC 4.9 has. Nothing
/// else is changed. The decision and when it can go: docs/adr/0002.
/// </remarks>
internal static class StandardLibraryMend
{
    private const string Missing = "_ZSt21ios_base_library_initv";
    private const string MissingVersion = "GLIBCXX_3.4.32";
    private const string Substitute = "_ZSt15get_new_handlerv";
    private const string SubstituteVersion = "GLIBCXX_3.4.20";
    private const uint DynamicSymbols = 11;
    private const uint SymbolVersions = 0x6fffffff;
    private const uint VersionsNeeded = 0x6ffffffe;
    private const int SymbolSize = 24;

    /// <summary>Mends a copy.</summary>
    /// <param name="library">The file's bytes; left as they are.</param>
    /// <returns>The mended bytes, of equal length; null where there is nothing to mend, or more than this can.</returns>
    public static byte[]? TryApply(byte[] library)
    {
        if (ElfImage.TryRead(library) is not { } image
            || image.Find(DynamicSymbols) is not { } symbols
            || image.Find(SymbolVersions) is not { } versions
            || image.Find(VersionsNeeded) is not { } needs)
            return null;
        var needed = VersionNeed.ReadAll(image, needs).ToList();
        var missing = needed.Find(version => version.Name == MissingVersion);
        var substitute = needed.Find(version => version.Name == SubstituteVersion);
        return missing is null || substitute is null || NameToReplace(image, symbols, versions, missing) is not { } name
            ? null
            : Rewrite(library, name, missing, substitute);
    }

    /// <summary>Where the one symbol's name stands; null unless it alone needs the version and its name is its own.</summary>
    private static int? NameToReplace(ElfImage image, ElfSection symbols, ElfSection versions, VersionNeed missing)
    {
        var names = image.Linked(symbols).Offset;
        var users = Enumerable.Range(0, symbols.Size / SymbolSize)
            .Where(symbol => image.UInt16(versions.Offset + (symbol * 2)) == missing.Index)
            .Select(symbol => NameOf(image, symbols, symbol))
            .ToList();
        if (users is not [var name] || image.Text(names + name) != Missing)
            return null;
        var sharing = Enumerable.Range(0, symbols.Size / SymbolSize).Count(
            symbol => NameOf(image, symbols, symbol) - name is var distance && distance >= 0 && distance < Missing.Length);
        return sharing == 1 ? names + name : null;
    }

    private static int NameOf(ElfImage image, ElfSection symbols, int symbol) =>
        (int)image.UInt32(symbols.Offset + (symbol * SymbolSize));

    private static byte[] Rewrite(byte[] library, int name, VersionNeed missing, VersionNeed substitute)
    {
        var mended = library.ToArray();
        mended.AsSpan(name, Missing.Length).Clear();
        Encoding.ASCII.GetBytes(Substitute, mended.AsSpan(name));
        BinaryPrimitives.WriteUInt32LittleEndian(mended.AsSpan(missing.Offset), substitute.Hash);
        BinaryPrimitives.WriteUInt32LittleEndian(mended.AsSpan(missing.Offset + 8), substitute.NameOffset);
        return mended;
    }
}
