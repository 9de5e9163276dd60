using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using Moq;
using NasCloud.Azure.Datasets;
using NasCloud.Azure.Identity;
using NasCloud.Azure.Storage;
using NasCloud.Azure.Tests.Storage;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Remote;
using NasCloud.Testing.Azurite;

namespace NasCloud.Azure.Tests.Datasets;

public sealed class BlobDataTests(AzuriteServer azurite)
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 10_000).Select(i => (byte)(i * 7 / 3))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static AzureIdentity Nobody => new(new Mock<TokenCredential>(MockBehavior.Strict).Object);

    [Fact]
    public async Task Find_Folder_HasItsFilesAndTheirHashes()
    {
        var container = Fill("photos/cats/1.png", "photos/dogs/2 ü.png", "photos.zip", "photosynthesis/3.png");

        var found = await Data().FindAsync(Address(container, "/photos"), Token);

        Assert.True(found.IsFolder);
        Assert.Equal(["cats/1.png", "dogs/2 ü.png"], found.Files.Select(file => file.Name));
        Assert.All(found.Files, file => Assert.Equal((Content.Length, 16), ((int)file.Length, file.Md5.Count)));
        Assert.Equal(Content[9_000..], await ReadAsync(found, found.Files[1], 9_000));
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("/", 3)]
    [InlineData("/a/", 2)]
    [InlineData("/a/b", 1)]
    public async Task Find_ContainerAndFoldersHoweverWritten_HaveAllBelow(string path, int files)
    {
        var container = Fill("a/b/1.png", "a/2.png", "3.png");

        Assert.Equal(files, (await Data().FindAsync(Address(container, path), Token)).Files.Count);
    }

    [Fact]
    public async Task Find_Blob_IsOneFile()
    {
        var container = Fill("data/digits.npz", "data/digits.npz.old");

        var found = await Data().FindAsync(Address(container, "/data/digits.npz"), Token);

        Assert.False(found.IsFolder);
        Assert.Equal(("digits.npz", Content.Length), (found.Files.Single().Name, (int)found.Files[0].Length));
        Assert.Equal(Content, await ReadAsync(found, found.Files[0], 0));
    }

    [Fact]
    public async Task Find_InAnEmulatorWithoutConnectionString_IsOpenedByThePublishedKey()
    {
        var container = Fill("digits.npz");

        Assert.Single((await new BlobData(Nobody, store: null).FindAsync(Address(container, "/digits.npz"), Token)).Files);
    }

    [Fact]
    public async Task Find_MarkersOfFolders_AreNoFiles()
    {
        var container = Fill("photos/cats/1.png");
        foreach (var folder in new[] { "photos", "photos/cats" })
            await container.GetBlobClient(folder).UploadAsync(Stream.Null, new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["hdi_isfolder"] = "true" } }, Token);

        var found = await Data().FindAsync(Address(container, "/photos"), Token);

        Assert.Equal(["cats/1.png"], found.Files.Select(file => file.Name));
    }

    [Fact]
    public async Task Find_FolderWithSignature_IsListedByIt()
    {
        var container = Fill("photos/cats/1.png");
        var signed = container.GenerateSasUri(BlobContainerSasPermissions.Read | BlobContainerSasPermissions.List, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var address = new Uri($"{container.Uri.AbsoluteUri}/photos/{signed.Query}");

        var found = await new BlobData(Nobody, store: null).FindAsync(address, Token);

        Assert.Equal(Content, await ReadAsync(found, found.Files.Single(), 0));
    }

    [Theory]
    [InlineData("/photos", "there is no such blob, and no blob in a folder of that name")]
    [InlineData("/photos/", "there is no such blob, and no blob in a folder of that name")]
    public async Task Find_NothingThere_SaysSo(string path, string problem)
    {
        var container = Fill("others/1.png");

        var error = await Assert.ThrowsAsync<DatasetException>(() => Data().FindAsync(Address(container, path), Token));

        Assert.StartsWith($"{Address(container, path)}: {problem}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_NoContainer_SaysSo()
    {
        var address = new Uri($"{new BlobServiceClient(azurite.ConnectionString).Uri}/nothing-here/photos");

        var error = await Assert.ThrowsAsync<DatasetException>(() => Data().FindAsync(address, Token));

        Assert.Equal($"{address}: there is no such container: correct dataset.path", error.Message);
    }

    [Fact]
    public async Task Find_NotPublic_IsAskedAgainByIdentity()
    {
        var (anonymous, identity) = (Container(new RequestFailedException(409, "", "PublicAccessNotPermitted", null)), Container(failure: null));

        var found = await Data(anonymous, identity).FindAsync(new Uri("https://account.blob.core.windows.net/data/digits.npz"), Token);

        Assert.Equal("digits.npz", found.Files.Single().Name);
    }

    [Fact]
    public async Task Find_Public_NeedsNoIdentity()
    {
        var identity = new Mock<BlobContainerClient>(MockBehavior.Strict);

        Assert.Single((await Data(Container(failure: null), identity).FindAsync(new Uri("https://account.blob.core.windows.net/data/digits.npz"), Token)).Files);
    }

    [Fact]
    public async Task Find_IdentityWithoutRole_NamesTheRole()
    {
        var (anonymous, identity) = (Container(new RequestFailedException(404, "")), Container(new RequestFailedException(403, "", "AuthorizationPermissionMismatch", null)));

        var error = await Assert.ThrowsAsync<DatasetException>(() => Data(anonymous, identity).FindAsync(new Uri("https://account.blob.core.windows.net/data/digits.npz"), Token));

        Assert.Equal("https://account.blob.core.windows.net/data/digits.npz: it is not public, and the storage account refused the identity of this host: it needs the role 'Storage Blob Data Reader' on the container; a new assignment takes some minutes to count", error.Message);
    }

    [Fact]
    public async Task Find_NoCredential_SaysHowToGetOne()
    {
        var (anonymous, identity) = (Container(new RequestFailedException(404, "")), Container(new CredentialUnavailableException("none")));

        var error = await Assert.ThrowsAsync<DatasetException>(() => Data(anonymous, identity).FindAsync(new Uri("https://account.blob.core.windows.net/data/digits.npz"), Token));

        Assert.Contains("sign in with 'az login'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_ConnectionBreaksAndComesBack_ComesToTheSame()
    {
        var container = new TestContainer(azurite);
        Upload(container.Client, "digits.npz");
        var network = new FaultHandler();
        var found = await new BlobData(_ => [container.Connect(network)]).FindAsync(Address(container.Client, "/digits.npz"), Token);
        network.Inject(Fault.AnswerLost, times: 2);

        Assert.Equal(Content, await ReadAsync(found, found.Files[0], 0));
        Assert.InRange(network.Pending, int.MinValue, 0);
    }

    [Fact]
    public async Task Copy_ConnectionStaysBroken_IsAFailureOfTheData()
    {
        var container = new TestContainer(azurite);
        Upload(container.Client, "digits.npz");
        var network = new FaultHandler();
        var found = await new BlobData(_ => [container.Connect(network)]).FindAsync(Address(container.Client, "/digits.npz"), Token);
        network.Inject(Fault.AnswerLost, int.MaxValue);

        var error = await Assert.ThrowsAsync<DatasetException>(() => ReadAsync(found, found.Files[0], 0));

        Assert.Contains("it can't be fetched", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_BlobChangedSince_IsRefused()
    {
        var container = Fill("digits.npz");
        var found = await Data().FindAsync(Address(container, "/digits.npz"), Token);
        await container.GetBlobClient("digits.npz").UploadAsync(BinaryData.FromBytes([1, 2, 3]), overwrite: true, Token);

        var error = await Assert.ThrowsAsync<DatasetException>(() => ReadAsync(found, found.Files[0], 0));

        Assert.EndsWith("it was changed while it was fetched: leave it as it is, and try again", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://account.blob.core.windows.net/data", true)]
    [InlineData("https://account.blob.core.windows.net/data/photos/", true)]
    [InlineData("https://account.blob.core.windows.net/data/photos.zip", true)]
    [InlineData("https://account.blob.core.usgovcloudapi.net/data/photos.zip", true)]
    [InlineData("http://127.0.0.1:10000/devstoreaccount1/data/photos", true)]
    [InlineData("https://account.blob.core.windows.net/data/photos.zip?sv=2026&sig=x", false)]
    [InlineData("https://account.blob.core.windows.net/data/photos/?sv=2026&sig=x", true)]
    [InlineData("https://account.blob.core.windows.net/", false)]
    [InlineData("http://account.blob.core.windows.net/data/photos", false)]
    [InlineData("https://account.blob.core.windows.net.example.org/data/photos", false)]
    [InlineData("https://blob.core.windows.net/data/photos", false)]
    [InlineData("https://example.org/data/photos", false)]
    [InlineData("http://127.0.0.1:8080/data/photos", false)]
    public void Holds_Addresses_OnlyThoseOfStorageAccounts(string address, bool expected) =>
        Assert.Equal(expected, new BlobData(Nobody, store: null).Holds(new Uri(address)));

    [Fact]
    public void Open_Clients_KeyOfItsOwnAccountElseNothingAndThenIdentity()
    {
        var store = StorageAddress.Parse("DefaultEndpointsProtocol=https;AccountName=mine;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net");

        Assert.Equal([true], Open("https://mine.blob.core.windows.net/data/x").Select(client => client.CanGenerateSasUri));
        Assert.Equal([false, false], Open("https://other.blob.core.windows.net/data/x").Select(client => client.CanGenerateSasUri));
        Assert.All(Open("https://other.blob.core.windows.net/data/x"), client => Assert.Equal("https://other.blob.core.windows.net/data", client.Uri.AbsoluteUri));

        IReadOnlyList<BlobContainerClient> Open(string address) =>
            BlobData.Open(BlobDataAddress.TryParse(new Uri(address))!, new AzureIdentity(new Mock<TokenCredential>().Object), store);
    }

    private static BlobData Data(params Mock<BlobContainerClient>[] clients) => new(_ => [.. clients.Select(client => client.Object)]);

    private static Mock<BlobContainerClient> Container(Exception? failure)
    {
        var blob = new Mock<BlobClient>();
        blob.Setup(each => each.Name).Returns("digits.npz");
        var asked = blob.Setup(each => each.GetPropertiesAsync(It.IsAny<BlobRequestConditions>(), It.IsAny<CancellationToken>()));
        if (failure is null)
            asked.ReturnsAsync(Response.FromValue(BlobsModelFactory.BlobProperties(contentLength: 3, eTag: new ETag("1")), Mock.Of<Response>()));
        else
            asked.ThrowsAsync(failure);
        var container = new Mock<BlobContainerClient>();
        container.Setup(each => each.GetBlobClient(It.IsAny<string>())).Returns(blob.Object);
        return container;
    }

    private static async Task<byte[]> ReadAsync(IDataLocation location, DataFile file, long position)
    {
        using var target = new MemoryStream();
        await location.CopyAsync(file, position, target, Token);
        return target.ToArray();
    }

    private static Uri Address(BlobContainerClient container, string path) => new(container.Uri.AbsoluteUri + path);

    private static void Upload(BlobContainerClient container, string name) => container.GetBlobClient(name).Upload(BinaryData.FromBytes(Content));

    private BlobData Data() => new(Nobody, StorageAddress.Parse(azurite.ConnectionString));

    private BlobContainerClient Fill(params string[] names)
    {
        var container = new TestContainer(azurite).Client;
        foreach (var name in names)
            Upload(container, name);
        return container;
    }
}
