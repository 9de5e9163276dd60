namespace NasCloud.Training.Native;

/// <summary>One section of an ELF file.</summary>
/// <param name="Type">Its kind, as in the ELF specification's <c>sh_type</c>.</param>
/// <param name="Offset">Where it begins, in bytes from the start of the file.</param>
/// <param name="Size">How long it is, in bytes.</param>
/// <param name="Link">The index of the section it refers to.</param>
internal sealed record ElfSection(uint Type, int Offset, int Size, int Link);
