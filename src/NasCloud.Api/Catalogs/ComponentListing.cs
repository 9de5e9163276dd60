using System.Text.Json.Nodes;

namespace NasCloud.Api.Catalogs;

/// <summary>A part that specs can name.</summary>
/// <param name="Name">Its name in specs.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Parameters">The JSON Schema of what can be set beside the name.</param>
internal sealed record ComponentListing(string Name, string Summary, JsonObject Parameters);
