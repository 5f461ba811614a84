// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IExchange} from "../exchange/interfaces/IExchange.sol";
import {Market, SCOPE_READ, SCOPE_TRADE} from "../exchange/types/ExchangeTypes.sol";
import {IModelVault} from "./interfaces/IModelVault.sol";
import {HighWaterMark} from "./libraries/HighWaterMark.sol";
import {RedeemRequest, RedeemState, VaultTerms} from "./types/VaultTypes.sol";

/// @title Shares in a model's trading account
contract ModelVault is IModelVault, ERC4626, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using Math for uint256;

    uint256 private constant BPS = 10_000;
    uint256 private constant WAD = 1e18;
    uint16 private constant MAX_PERFORMANCE_FEE_BPS = 2_000;
    uint256 private constant MINIMUM_INVESTMENT_WHOLE = 5;
    uint256 private constant INVESTORS_MAX = 200;

    /// @dev A million virtual shares to a virtual asset unit: inflating the price by a gift costs the giver a million
    /// times what it takes from the next investor.
    uint8 private constant DECIMALS_OFFSET = 6;
    uint256 private constant SHARE_UNIT = WAD * 10 ** DECIMALS_OFFSET;

    IExchange private immutable _exchange;
    uint32 private immutable _marketId;
    uint32 private immutable _baseAssetId;
    uint32 private immutable _quoteAssetId;
    uint64 private immutable _baseUnitsPerLot;
    uint64 private immutable _quoteUnitsPerTickLot;
    bytes32 private immutable _modelId;
    address private immutable _developer;
    address private immutable _treasury;
    uint16 private immutable _performanceFeeBps;
    uint16 private immutable _developerShareBps;
    uint64 private immutable _distributionIntervalSeconds;
    uint256 private immutable _minimumInvestment;

    address private _trader;
    uint256 private _owedAssets;
    uint256 private _lastRequestId;
    mapping(uint256 requestId => RedeemRequest request) private _requests;
    mapping(address investor => uint256 wad) private _marks;
    mapping(address investor => uint64 time) private _distributedAt;

    constructor(string memory name_, string memory symbol_, VaultTerms memory terms_, address trader_, uint64 expiry)
        ERC20(name_, symbol_)
        ERC4626(IERC20(terms_.exchange.asset(terms_.exchange.market(terms_.marketId).quoteAssetId)))
    {
        if (
            terms_.developer == address(0) || terms_.treasury == address(0) || terms_.developerShareBps > BPS
                || terms_.performanceFeeBps > MAX_PERFORMANCE_FEE_BPS
        ) revert InvalidTerms();
        Market memory market = terms_.exchange.market(terms_.marketId);
        (_exchange, _marketId, _modelId) = (terms_.exchange, terms_.marketId, terms_.modelId);
        (_baseAssetId, _quoteAssetId) = (market.baseAssetId, market.quoteAssetId);
        (_baseUnitsPerLot, _quoteUnitsPerTickLot) = (market.baseUnitsPerLot, market.quoteUnitsPerTickLot);
        (_developer, _treasury) = (terms_.developer, terms_.treasury);
        (_performanceFeeBps, _developerShareBps) = (terms_.performanceFeeBps, terms_.developerShareBps);
        _distributionIntervalSeconds = terms_.distributionIntervalSeconds;
        _minimumInvestment = MINIMUM_INVESTMENT_WHOLE * 10 ** IERC20Metadata(asset()).decimals();

        IERC20(asset()).forceApprove(address(terms_.exchange), type(uint256).max);
        _authorizeTrader(trader_, expiry);
    }

    /// @inheritdoc IModelVault
    function invest(uint256 assets, address receiver) external returns (uint256 shares) {
        return deposit(assets, receiver);
    }

    /// @inheritdoc IModelVault
    function requestRedeem(uint256 shares) external nonReentrant returns (uint256 requestId) {
        if (shares == 0) revert NoShares();
        ERC20._update(msg.sender, address(this), shares);
        requestId = ++_lastRequestId;
        RedeemRequest storage request = _requests[requestId];
        request.investor = msg.sender;
        request.state = RedeemState.Requested;
        request.requestedAt = uint64(block.timestamp);
        request.shares = shares;
        request.highWaterMark = _marks[msg.sender];
        emit RedeemRequested(requestId, msg.sender, shares);
    }

    /// @inheritdoc IModelVault
    function processRedeem(uint256 requestId) external nonReentrant {
        RedeemRequest storage request = _requireRequest(requestId);
        if (request.state != RedeemState.Requested) revert RequestNotOpen(requestId);
        address investor = request.investor;
        if (msg.sender != investor && msg.sender != _exchange.operator()) revert NotAllowed(msg.sender);

        uint256 feeShares = _takeFee(investor, address(this), request.shares, request.highWaterMark);
        uint256 shares = request.shares - feeShares;
        uint256 assets = _convertToAssets(shares, Math.Rounding.Floor);
        _burn(address(this), shares);
        _owedAssets += assets;
        request.state = RedeemState.Processed;
        request.assets = assets;
        emit RedeemProcessed(requestId, investor, shares, assets, _requestMissingDollars());
        emit Withdraw(msg.sender, investor, investor, assets, shares);
    }

    /// @inheritdoc IModelVault
    function claimRedeem(uint256 requestId) external nonReentrant {
        RedeemRequest storage request = _requireRequest(requestId);
        if (request.state != RedeemState.Processed) revert RequestNotClaimable(requestId);
        uint256 assets = request.assets;
        uint256 payment = assets;
        (uint256 held, uint256 owed) = (_holdings(), _owedAssets);
        if (held < owed) payment = assets.mulDiv(held, owed);
        IERC20 dollars = IERC20(asset());
        if (dollars.balanceOf(address(this)) < payment) revert RequestNotClaimable(requestId);

        address investor = request.investor;
        // Less than was fixed only by the investor's own choice: nobody else picks a bad moment for it.
        if (payment < assets && msg.sender != investor) revert NotAllowed(msg.sender);
        request.state = RedeemState.Claimed;
        request.assets = payment;
        _owedAssets = owed - assets;
        emit RedeemClaimed(requestId, investor, payment);
        dollars.safeTransfer(investor, payment);
    }

    /// @inheritdoc IModelVault
    function requestOwedDollars() external nonReentrant {
        _requestMissingDollars();
    }

    /// @inheritdoc IModelVault
    function distribute(address[] calldata investors) external nonReentrant {
        if (investors.length > INVESTORS_MAX) revert TooManyInvestors(investors.length, INVESTORS_MAX);
        for (uint256 i = 0; i < investors.length; ++i) {
            address investor = investors[i];
            // The vault's own shares wait to be redeemed; each request carries its investor's mark.
            if (investor == address(this)) continue;
            uint64 last = _distributedAt[investor];
            if (last != 0 && block.timestamp < uint256(last) + _distributionIntervalSeconds) continue;
            uint256 feeShares = _takeFee(investor, investor, balanceOf(investor), _marks[investor]);
            if (feeShares > 0) _distributedAt[investor] = uint64(block.timestamp);
        }
    }

    /// @inheritdoc IModelVault
    function stopTrading() external {
        if (msg.sender != _developer && msg.sender != _treasury) revert NotAllowed(msg.sender);
        address previous = _trader;
        _trader = address(0);
        emit TraderChanged(previous, address(0), 0);
        if (previous != address(0)) _exchange.revokeSessionKey(previous);
    }

    /// @inheritdoc IModelVault
    function setTrader(address trader_, uint64 expiry) external {
        if (msg.sender != _treasury) revert NotAllowed(msg.sender);
        address previous = _trader;
        _authorizeTrader(trader_, expiry);
        if (previous != address(0) && previous != trader_) _exchange.revokeSessionKey(previous);
    }

    /// @inheritdoc IModelVault
    function sharePrice() public view returns (uint256) {
        return _sharePrice(Math.Rounding.Floor);
    }

    /// @inheritdoc IModelVault
    function highWaterMark(address investor) external view returns (uint256) {
        return _marks[investor];
    }

    /// @inheritdoc IModelVault
    function lastDistributionAt(address investor) external view returns (uint64) {
        return _distributedAt[investor];
    }

    /// @inheritdoc IModelVault
    function owedAssets() external view returns (uint256) {
        return Math.min(_owedAssets, _holdings());
    }

    /// @inheritdoc IModelVault
    function redeemRequest(uint256 requestId) external view returns (RedeemRequest memory) {
        return _requireRequest(requestId);
    }

    /// @inheritdoc IModelVault
    function lastRequestId() external view returns (uint256) {
        return _lastRequestId;
    }

    /// @inheritdoc IModelVault
    function minimumInvestment() external view returns (uint256) {
        return _minimumInvestment;
    }

    /// @inheritdoc IModelVault
    function trader() external view returns (address) {
        return _trader;
    }

    /// @inheritdoc IModelVault
    function terms() external view returns (VaultTerms memory) {
        return VaultTerms({
            exchange: _exchange,
            marketId: _marketId,
            modelId: _modelId,
            developer: _developer,
            treasury: _treasury,
            performanceFeeBps: _performanceFeeBps,
            developerShareBps: _developerShareBps,
            distributionIntervalSeconds: _distributionIntervalSeconds
        });
    }

    /// @notice Dollars here and on the exchange, plus whole lots of the base asset at the last settled price, less what
    /// processed requests are owed.
    function totalAssets() public view override(ERC4626, IERC4626) returns (uint256) {
        return _holdings().saturatingSub(_owedAssets);
    }

    /// @notice Nothing leaves in one step: use `requestRedeem`.
    function maxWithdraw(address) public pure override(ERC4626, IERC4626) returns (uint256) {
        return 0;
    }

    /// @notice Nothing leaves in one step: use `requestRedeem`.
    function maxRedeem(address) public pure override(ERC4626, IERC4626) returns (uint256) {
        return 0;
    }

    /// @dev The mark of new shares is what they cost, rounded up. The dollars go on to the exchange at once.
    function _deposit(address caller, address receiver, uint256 assets, uint256 shares) internal override nonReentrant {
        if (assets < _minimumInvestment) revert InvestmentTooSmall(assets, _minimumInvestment);
        if (shares == 0) revert NoShares();
        // Otherwise a newcomer's dollars would pay those who are leaving.
        if (_holdings() < _owedAssets) revert OwesMoreThanItHolds();
        if (receiver == address(this)) revert ERC20InvalidReceiver(receiver);
        _enter(receiver, shares, assets.mulDiv(SHARE_UNIT, shares, Math.Rounding.Ceil));
        super._deposit(caller, receiver, assets, shares);
        _exchange.deposit(_quoteAssetId, assets);
    }

    function _withdraw(address, address, address, uint256, uint256) internal pure override {
        revert RedeemsAreRequested();
    }

    /// @dev A holder's transfer carries the mark along. The vault's own moves call `ERC20._update` and set marks
    /// themselves.
    function _update(address from, address to, uint256 value) internal override {
        if (from != address(0) && to != address(0)) {
            if (to == address(this)) revert ERC20InvalidReceiver(to);
            if (from != to) _carryMark(from, to, value);
        }
        super._update(from, to, value);
    }

    function _decimalsOffset() internal pure override returns (uint8) {
        return DECIMALS_OFFSET;
    }

    function _authorizeTrader(address trader_, uint64 expiry) private {
        emit TraderChanged(_trader, trader_, expiry);
        _trader = trader_;
        _exchange.authorizeSessionKey(trader_, SCOPE_READ | SCOPE_TRADE, expiry);
    }

    /// @dev Takes the fee on `shares`, which lie with `holder` (the investor, or the vault for a request), and returns
    /// how many of them it was.
    function _takeFee(address investor, address holder, uint256 shares, uint256 mark)
        private
        returns (uint256 feeShares)
    {
        uint256 price = sharePrice();
        uint256 profit = HighWaterMark.profit(shares, mark, price, SHARE_UNIT);
        uint256 fee = _fee(profit);
        feeShares = _convertToShares(fee, Math.Rounding.Floor);
        if (feeShares == 0) return 0;

        uint256 entryPrice = _sharePrice(Math.Rounding.Ceil);
        if (holder == investor) _marks[investor] = entryPrice;
        uint256 developerShares = feeShares * _developerShareBps / BPS;
        uint256 platformShares = feeShares - developerShares;
        _enter(_developer, developerShares, entryPrice);
        ERC20._update(holder, _developer, developerShares);
        _enter(_treasury, platformShares, entryPrice);
        ERC20._update(holder, _treasury, platformShares);
        emit ProfitShared(investor, profit, fee, developerShares, platformShares, price);
    }

    /// @dev Merges the mark of shares about to arrive into the receiver's.
    function _enter(address receiver, uint256 shares, uint256 mark) private {
        _marks[receiver] = HighWaterMark.merge(balanceOf(receiver), _marks[receiver], shares, mark);
    }

    function _carryMark(address from, address to, uint256 value) private {
        uint256 price = sharePrice();
        uint256 held = balanceOf(to);
        (uint256 fromMark, uint256 toMark) = (_marks[from], _marks[to]);
        bool fromInProfit = _fee(HighWaterMark.profit(value, fromMark, price, SHARE_UNIT)) > 0;
        bool fromInLoss = _fee(HighWaterMark.profit(value, price, fromMark, SHARE_UNIT)) > 0;
        bool toInProfit = _fee(HighWaterMark.profit(held, toMark, price, SHARE_UNIT)) > 0;
        bool toInLoss = _fee(HighWaterMark.profit(held, price, toMark, SHARE_UNIT)) > 0;
        if ((fromInProfit && toInLoss) || (fromInLoss && toInProfit)) revert ProfitMeetsLoss(from, to);
        _enter(to, value, fromMark);
    }

    /// @dev Asks the exchange for what is owed and neither here nor on its way.
    function _requestMissingDollars() private returns (uint64 withdrawalId) {
        uint256 coming = IERC20(asset()).balanceOf(address(this)) + _exchange.lockedOf(address(this), _quoteAssetId);
        uint256 missing = Math.min(_owedAssets, _holdings()).saturatingSub(coming);
        if (missing == 0) return 0;
        uint256 free = _exchange.balanceOf(address(this), _quoteAssetId);
        if (free < missing) revert NotEnoughDollars(missing, free);
        return _exchange.requestWithdrawal(_quoteAssetId, missing);
    }

    /// @dev Dollars on their way from the exchange lie there (locked) or here, never in both. Less than a lot of the base
    /// asset cannot be sold, so it is worth nothing here.
    function _holdings() private view returns (uint256) {
        uint256 dollars = IERC20(asset()).balanceOf(address(this)) + _exchange.balanceOf(address(this), _quoteAssetId)
            + _exchange.lockedOf(address(this), _quoteAssetId);
        uint256 lots = _exchange.balanceOf(address(this), _baseAssetId) / _baseUnitsPerLot;
        return dollars + lots * _exchange.markPriceTicks(_marketId) * _quoteUnitsPerTickLot;
    }

    function _fee(uint256 profit) private view returns (uint256) {
        return profit * _performanceFeeBps / BPS;
    }

    function _sharePrice(Math.Rounding rounding) private view returns (uint256) {
        return (totalAssets() + 1).mulDiv(SHARE_UNIT, totalSupply() + 10 ** DECIMALS_OFFSET, rounding);
    }

    function _requireRequest(uint256 requestId) private view returns (RedeemRequest storage request) {
        request = _requests[requestId];
        if (request.state == RedeemState.None) revert UnknownRequest(requestId);
    }
}
