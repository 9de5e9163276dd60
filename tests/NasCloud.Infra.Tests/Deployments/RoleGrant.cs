namespace NasCloud.Infra.Tests.Deployments;

/// <summary>Who has which role where.</summary>
/// <param name="Holder">"functions", "trainer", or an object id.</param>
/// <param name="Role">The id of the role's definition.</param>
/// <param name="Scope">The resource below the resource group.</param>
internal sealed record RoleGrant(string Holder, string Role, string Scope);
