using Azure.Core;
using Azure.Identity;

namespace NasCloud.Azure.Identity;

/// <summary>Who this host is to Azure.</summary>
/// <remarks>
/// In Azure a managed identity, of the client id in <see cref="ClientIdVariable"/> where there are several; in a workflow
/// or a cluster the workload identity of its environment; on a developer's machine who signed in with the Azure CLI or azd.
/// </remarks>
public sealed class AzureIdentity
{
    /// <summary>The environment variable that holds a user-assigned identity's client id.</summary>
    public const string ClientIdVariable = "AZURE_CLIENT_ID";

    private readonly Lazy<TokenCredential> _credential;

    /// <summary>Takes a credential as it is.</summary>
    public AzureIdentity(TokenCredential credential) => _credential = new Lazy<TokenCredential>(credential);

    private AzureIdentity(Func<TokenCredential> create) => _credential = new Lazy<TokenCredential>(create);

    /// <summary>The credential; made at first need, since looking for one takes time that Azurite does not need.</summary>
    public TokenCredential Credential => _credential.Value;

    /// <summary>The identity that the environment gives.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    public static AzureIdentity FromEnvironment(Func<string, string?> variable) => new(() => Create(variable));

    // Its managed identity is probed for quickly, so that a laptop does not wait for one.
    private static DefaultAzureCredential Create(Func<string, string?> variable)
    {
        var clientId = variable(ClientIdVariable) is { Length: > 0 } given ? given : null;
        return new DefaultAzureCredential(new DefaultAzureCredentialOptions
        {
            ManagedIdentityClientId = clientId,
            WorkloadIdentityClientId = clientId,
            ExcludeEnvironmentCredential = true,
            ExcludeVisualStudioCredential = true,
            ExcludeVisualStudioCodeCredential = true,
            ExcludeAzurePowerShellCredential = true,
            ExcludeInteractiveBrowserCredential = true,
        });
    }
}
