namespace NasCloud.Training.Native;

/// <summary>One version of a library that an ELF file asks for: an entry of <c>.gnu.version_r</c>.</summary>
/// <param name="Offset">Where the entry begins in the file.</param>
/// <param name="Index">The number by which symbols refer to it.</param>
/// <param name="Hash">The ELF hash of its name.</param>
/// <param name="NameOffset">Where its name begins in the string table.</param>
/// <param name="Name">Its name.</param>
internal sealed record VersionNeed(int Offset, ushort Index, uint Hash, uint NameOffset, string Name)
{
    /// <summary>Reads every entry of the section that lists the versions needed.</summary>
    public static IEnumerable<VersionNeed> ReadAll(ElfImage image, ElfSection needs)
    {
        var names = image.Linked(needs).Offset;
        for (int library = needs.Offset, step = -1; step != 0; library += step)
        {
            step = (int)image.UInt32(library + 12);
            foreach (var version in ReadLibrary(image, library, names))
                yield return version;
        }
    }

    private static IEnumerable<VersionNeed> ReadLibrary(ElfImage image, int library, int names)
    {
        var entry = library + (int)image.UInt32(library + 8);
        for (var left = image.UInt16(library + 2); left > 0; left--)
        {
            var name = image.UInt32(entry + 8);
            yield return new(entry, image.UInt16(entry + 6), image.UInt32(entry), name, image.Text(names + (int)name));
            entry += (int)image.UInt32(entry + 12);
        }
    }
}
