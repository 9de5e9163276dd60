using NasCloud.Core.Searches.Results;

namespace NasCloud.Training.Results;

/// <summary>A model as a file.</summary>
/// <param name="File">Its bytes.</param>
/// <param name="Entry">What is known of it.</param>
public sealed record ExportedModel(byte[] File, ModelEntry Entry);
