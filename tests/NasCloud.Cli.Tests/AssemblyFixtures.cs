using NasCloud.Testing.Azurite;

[assembly: AssemblyFixture(typeof(AzuriteServer))]
