namespace NasCloud.Core.Specs.Shapes;

/// <summary>What a value in a spec may be. From shapes come validation, the JSON Schema and the reference in the docs.</summary>
public abstract record Shape;
