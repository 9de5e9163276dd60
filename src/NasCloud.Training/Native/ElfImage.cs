using System.Buffers.Binary;
using System.Text;

namespace NasCloud.Training.Native;

/// <summary>What the mending of a shared library needs of its ELF structure (64 bits, little-endian).</summary>
internal sealed class ElfImage
{
    private const int SectionHeaderSize = 64;
    private readonly byte[] _bytes;
    private readonly ElfSection[] _sections;

    private ElfImage(byte[] bytes)
    {
        _bytes = bytes;
        var table = checked((int)UInt64(0x28));
        _sections = [.. Enumerable.Range(0, UInt16(0x3C)).Select(index => ReadSection(table + (index * SectionHeaderSize)))];
    }

    /// <summary>Reads the section table; null where the bytes are no ELF file of 64 bits, little-endian.</summary>
    public static ElfImage? TryRead(byte[] bytes) =>
        bytes.Length >= 64 && bytes.AsSpan().StartsWith("\x7f"u8) && bytes.AsSpan(1).StartsWith("ELF"u8) && bytes[4] == 2 && bytes[5] == 1
            ? new ElfImage(bytes)
            : null;

    /// <summary>The first section of a type; null where there is none.</summary>
    public ElfSection? Find(uint type) => _sections.FirstOrDefault(section => section.Type == type);

    /// <summary>The section that another one's names are in.</summary>
    public ElfSection Linked(ElfSection section) => _sections[section.Link];

    public ushort UInt16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(offset));

    public uint UInt32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(offset));

    public ulong UInt64(int offset) => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(offset));

    /// <summary>The text from an offset up to the zero byte that ends it.</summary>
    public string Text(int offset)
    {
        var rest = _bytes.AsSpan(offset);
        return Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)0)]);
    }

    private ElfSection ReadSection(int header) => new(
        UInt32(header + 4),
        checked((int)UInt64(header + 24)),
        checked((int)UInt64(header + 32)),
        checked((int)UInt32(header + 40)));
}
